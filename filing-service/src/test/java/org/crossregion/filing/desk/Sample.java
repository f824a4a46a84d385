package org.crossregion.filing.desk;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Sample reference data, loaded as an administrator does; loading it again changes nothing. */
public final class Sample {

    public static final String REGIONS =
            """
            code,name,pooling_region,member,valid_from,opening_stage,hosted
            110000,北京市,110000,110000,2020-01-01,open,false
            120000,天津市,120000,120000,2020-01-01,open,false
            150000,内蒙古自治区,150000,150000,2020-01-01,institutions-adapting,false
            220000,吉林省,220000,220000,2020-01-01,open,true
            220100,长春市,220100,220100,2020-01-01,open,true
            220104,朝阳区,220100,220100,2020-01-01,open,true
            220200,吉林市,220200,220200,2020-01-01,open,true
            220202,昌邑区,220200,220200,2020-01-01,open,true
            220281,蛟河市,220200,220200,2020-01-01,open,true
            220300,四平市,220300,220300,2020-01-01,open,true
            220581,梅河口市,220581,220581,2020-01-01,open,true
            """;

    public static final String INSTITUTIONS =
            """
            code,name,type,level,region,tertiary_b_or_higher,specialty,networked,agreement,\
            gateway_mode,gateway_networks
            H12000000001,天津示例总医院,hospital,02,120000,true,false,true,active,network,\
            127.0.0.1/32
            H15000000001,内蒙古示例医院,hospital,02,150000,true,false,true,active,network,\
            127.0.0.1/32
            H22010000001,长春示例中心医院,hospital,02,220100,true,false,true,active,network,\
            127.0.0.1/32
            H22020000001,吉林示例市人民医院,hospital,02,220202,true,false,true,active,network,\
            127.0.0.1/32
            H22020300009,吉林示例停止协议医院,hospital,08,220202,false,false,true,ended,network,\
            127.0.0.1/32
            H22028100001,蛟河示例市医院,hospital,05,220281,false,false,true,active,network,\
            127.0.0.1/32;10.1.0.0/16
            """;

    public static final String PERSON_COLUMNS =
            "person_no,name,sex,birth_date,certificate_type,certificate_no,card_no,scheme,"
                    + "person_type,insured_region,since,status,employer,civil_servant\n";

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static boolean loaded;

    private Sample() {}

    /** Regions, institutions and both shipped policies. */
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        importFile("regions", REGIONS).statusCode(200);
        importFile("institutions", INSTITUTIONS).statusCode(200);
        importFile("filing-policies", preset("national")).statusCode(200);
        importFile("filing-policies", preset("jilin")).statusCode(200);
        loaded = true;
    }

    public static ValidatableResponse importFile(String kind, String content) {
        return given().auth()
                .oauth2(Keys.administrator())
                .contentType("text/plain; charset=UTF-8")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/reference/" + kind)
                .then();
    }

    public static String export(String kind) {
        return new String(
                given().auth()
                        .oauth2(Keys.administrator())
                        .get("/api/v1/reference/" + kind)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    /** A new person, an employee insured in a region code; returns the number. */
    public static String person(String region) {
        return person(region, "1");
    }

    public static String person(String region, String status) {
        load();
        int number = NEXT.getAndIncrement();
        String personNo = "9999%016d".formatted(number);
        importFile("persons", PERSON_COLUMNS + personRow(personNo, number, region, status))
                .statusCode(200);
        return personNo;
    }

    public static String personRow(String personNo, int number, String region, String status) {
        return "%s,测试甲,1,1956-03-01,01,%s,%s,employee,12,%s,2008-01-01,%s,示例单位,false\n"
                .formatted(personNo, identityNo(number), cardNo(number), region, status);
    }

    public static String identityNo(int number) {
        return "99990119560301%03d0".formatted(number);
    }

    public static String cardNo(int number) {
        return "99990001%04d".formatted(number);
    }

    public static String preset(String name) {
        try (InputStream file = Sample.class.getResourceAsStream("/policies/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
