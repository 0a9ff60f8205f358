package io.understudy.settings.entity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Gives every setting its default, below anything an operator sets. */
public final class DefaultSettings implements ConfigSource {

    private static final int BELOW_ALL_OTHERS = 0;

    private final Map<String, String> defaults = Settings.ALL.stream()
            .filter(setting -> setting.defaultValue() != null)
            .collect(Collectors.toUnmodifiableMap(Setting::name, Setting::defaultValue));

    @Override
    public Map<String, String> getProperties() {
        return defaults;
    }

    @Override
    public Set<String> getPropertyNames() {
        return defaults.keySet();
    }

    @Override
    public String getValue(String name) {
        return defaults.get(name);
    }

    @Override
    public String getName() {
        return "Understudy's defaults";
    }

    @Override
    public int getOrdinal() {
        return BELOW_ALL_OTHERS;
    }
}
