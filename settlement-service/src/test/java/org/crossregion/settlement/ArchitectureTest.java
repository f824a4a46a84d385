package org.crossregion.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** The few rules that keep this service as it is meant. */
class ArchitectureTest {

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.crossregion.settlement");

    @Test
    void rules_are_pure() {
        ArchRule rule =
                noClasses()
                        .that()
                        .haveSimpleNameStartingWith("Benefit")
                        .and()
                        .resideInAPackage("..benefit")
                        .and()
                        .haveSimpleNameNotEndingWith("Policies")
                        .and()
                        .haveSimpleNameNotEndingWith("Repository")
                        .and()
                        .haveSimpleNameNotEndingWith("Kind")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta..",
                                "org.jdbi..",
                                "java.sql..",
                                "io.quarkus..",
                                "org.slf4j..");
        rule.check(SERVICE);
    }

    @Test
    void nobody_reaches_into_another_capabilitys_repository() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(SERVICE);
    }

    @Test
    void time_comes_from_a_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..gateway..", "..message..", "..envelope..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    void the_engine_does_not_know_the_gateway() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..gateway..", "..access..", "..message..", "..envelope..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..gateway..", "..access..", "..message..", "..envelope..")
                .check(SERVICE);
    }
}
