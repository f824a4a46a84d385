package org.crossregion.clearing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

/** The few rules of the house that a compiler does not keep. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.crossregion.clearing");

    @Test
    void nobody_reads_another_capabilitys_tables() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(CLASSES);
    }

    @Test
    void capabilities_do_not_depend_on_each_other_in_a_circle() {
        slices().matching("org.crossregion.clearing.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void time_comes_from_the_business_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void money_is_never_a_floating_point_number() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.math.BigDecimal")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Double")
                .check(CLASSES);
    }

    @Test
    void the_rules_see_the_classes_they_are_about() {
        assertThat(CLASSES.stream().filter(c -> c.getSimpleName().endsWith("Repository")).count())
                .isGreaterThanOrEqualTo(8);
    }
}
