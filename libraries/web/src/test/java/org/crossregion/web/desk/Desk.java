package org.crossregion.web.desk;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** How tests talk to the desk service. */
public final class Desk {

    private Desk() {}

    public static RequestSpecification as(String role) {
        return as(role, "", "220100");
    }

    public static RequestSpecification as(String role, String institution, String region) {
        return given().auth()
                .oauth2(Keys.token(role, institution, region))
                .contentType("application/json");
    }

    public static String named(String name) {
        return "{\"name\":\"%s\",\"region\":\"220100\",\"amount\":\"12.50\"}".formatted(name);
    }
}
