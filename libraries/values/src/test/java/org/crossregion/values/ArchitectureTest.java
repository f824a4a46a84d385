package org.crossregion.values;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses values =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.crossregion.values");

    @Test
    void values_know_nothing_but_java_and_each_other() {
        classes()
                .that()
                .resideInAPackage("org.crossregion.values")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.crossregion.values")
                .check(values);
    }
}
