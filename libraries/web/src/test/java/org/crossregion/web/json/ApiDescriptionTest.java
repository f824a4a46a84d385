package org.crossregion.web.json;

import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.web.desk.DeskTest;
import org.junit.jupiter.api.Test;

/** OpenAPI says what is really sent. */
@QuarkusTest
@DeskTest
class ApiDescriptionTest {

    @Test
    void values_codes_and_problems_are_described_as_they_are_written() {
        String open = "paths.'/api/v1/desks'.post.";
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas.DeskKind.enum", contains("front", "back"))
                .body("components.schemas.Tier.enum", contains("province", "national"))
                .body("components.schemas.Money.type", equalTo("string"))
                .body("components.schemas.RegionCode.type", equalTo("string"))
                .body("components.schemas.Period.type", equalTo("string"))
                .body(
                        open + "responses.default.content.'application/problem+json'.schema.$ref",
                        endsWith("/Problem"))
                .body("components.schemas.Problem.properties.status.type", equalTo("integer"));
    }
}
