package io.understudy.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.understudy.settings.entity.Setting;
import io.understudy.settings.entity.Settings;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What beans ask for is in the registry of settings, with the same default. */
class InjectedSettingsTest {

    private static final String NONE = "–";

    @Test
    void everyInjectedSettingIsRegisteredWithItsDefault() {
        var injected = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("io.understudy").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.isAnnotatedWith(ConfigProperty.class))
                        .map(InjectedSettingsTest::property)
                        .collect(Collectors.toMap(ConfigProperty::name, InjectedSettingsTest::byDefault, (a, b) -> a, TreeMap::new));
        var registered = Settings.ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
        var expected = new TreeMap<String, String>();
        for (var name : injected.keySet()) {
            assertTrue(registered.containsKey(name), name + " is not in io.understudy.settings.entity.Settings");
            var setting = registered.get(name);
            expected.put(name, setting.defaultValue() == null ? NONE : setting.defaultValue());
        }
        assertTrue(injected.size() > 20, "found only " + injected.size());
        assertEquals(expected, injected);
    }

    private static ConfigProperty property(JavaField field) {
        return field.getAnnotationOfType(ConfigProperty.class);
    }

    private static String byDefault(ConfigProperty property) {
        return property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE) ? NONE : property.defaultValue();
    }
}
