package io.understudy.description.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    @Test
    void everyResourceIsDescribed() {
        var resources = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("io.understudy").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        var described = Resources.ALL.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(resources, described);
    }
}
