package io.understudy.registry.boundary;

import io.understudy.registry.entity.ModelAlias;
import java.time.Instant;

/** @param version id of the version that the alias stands for */
public record AliasView(String model, String alias, String version, Instant movedAt, String movedBy) {

    static AliasView from(ModelAlias alias) {
        return new AliasView(alias.model(), alias.alias(), alias.version(), alias.movedAt(), alias.movedBy());
    }
}
