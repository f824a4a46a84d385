package org.crossregion.filing.batch;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

import org.awaitility.Awaitility;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of retirees of 广州 who live in 长沙, as an employer writes it. */
final class ListOfPeople {

    static final String REGION = "440100";
    static final String UNIT = "GZ000001";
    static final String HOSPITAL = "H43010000011";

    static final List<String> COLUMNS =
            List.of(
                    "姓名",
                    "证件号码",
                    "备案类型",
                    "就医地区划",
                    "定点医疗机构1",
                    "开始日期",
                    "申请原因",
                    "近期小一寸免冠彩色照片",
                    "《广州市社会医疗保险异地就医记录册》（选定机构及当地经办机构盖章）",
                    "单位证明",
                    "与申请异地就医地相同的异地户口簿（复印件）");

    private static boolean loaded;

    private ListOfPeople() {}

    static synchronized void load() {
        Sample.load();
        if (loaded) {
            return;
        }
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        430000,湖南省,430000,430000,2020-01-01,open,false
                        430100,长沙市,430100,430100,2020-01-01,open,false
                        440000,广东省,440000,440000,2020-01-01,open,true
                        440100,广州市,440100,440100,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "institutions",
                        "code,name,type,level,region,tertiary_b_or_higher,specialty,networked,"
                                + "agreement,gateway_mode,gateway_networks\n"
                                + HOSPITAL
                                + ",长沙示例第十一医院,hospital,02,430100,true,false,true,active,"
                                + "network,127.0.0.1/32\n")
                .statusCode(200);
        Sample.importFile("filing-policies", Sample.preset("guangzhou")).statusCode(200);
        Sample.importFile(
                        "employers",
                        """
                        unit_no,name,region,type,head_count,contact,phone,clerk_name,\
                        clerk_certificate_no,bank,account_name,account_no,valid_from,valid_until
                        GZ000001,广州示例厂,440100,normal,,,,经办样甲,999901198001010011,\
                        广州示例银行,广州示例厂,6200000000000001,2010-01-01,
                        GZ000002,广州示例小店,440100,normal,2,,,,,,,,2010-01-01,
                        GZ000003,广州示例旧厂,440100,bankrupt,,,,,,,,,2010-01-01,2020-12-31
                        """)
                .statusCode(200);
        loaded = true;
    }

    /** A row that is accepted; tests change one thing. */
    static Map<String, String> row(String personNo, LocalDate from) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("姓名", "测试甲");
        row.put("证件号码", identityNo(personNo));
        row.put("备案类型", "resettled-retiree");
        row.put("就医地区划", "430100 长沙市");
        row.put("定点医疗机构1", HOSPITAL);
        row.put("开始日期", from.toString());
        row.put("申请原因", "退休后回原籍");
        row.put("近期小一寸免冠彩色照片", "有");
        row.put("《广州市社会医疗保险异地就医记录册》（选定机构及当地经办机构盖章）", "见附件");
        row.put("单位证明", "见附件");
        row.put("与申请异地就医地相同的异地户口簿（复印件）", "见附件");
        return row;
    }

    static Map<String, String> row(LocalDate from) {
        return row(Sample.person(REGION), from);
    }

    static String identityNo(String personNo) {
        return Sample.identityNo((int) Long.parseLong(personNo.substring(4)));
    }

    static byte[] file(SheetFormat format, List<Map<String, String>> rows) {
        return file(format, COLUMNS, rows);
    }

    static byte[] file(SheetFormat format, List<String> columns, List<Map<String, String>> rows) {
        List<WrittenRow> written = new ArrayList<>();
        for (Map<String, String> row : rows) {
            written.add(
                    WrittenRow.of(
                            columns.stream().map(name -> row.getOrDefault(name, "")).toList()));
        }
        return SheetWriter.bytes(
                format,
                new SheetWriter.Content(
                        "名单",
                        List.of(),
                        columns.stream().map(name -> SheetColumn.text(name, 20)).toList(),
                        written.iterator(),
                        List.of()));
    }

    static ValidatableResponse upload(byte[] file, int headCount) {
        return upload(UNIT, file, headCount);
    }

    static ValidatableResponse upload(String unit, byte[] file, int headCount) {
        return given().auth()
                .oauth2(Keys.clerk(REGION))
                .multiPart("file", "名单.xlsx", file)
                .multiPart("region", REGION)
                .multiPart("employer", unit)
                .multiPart("headCount", headCount)
                .post("/api/v1/filing-batches")
                .then();
    }

    /** Uploads and waits until every row has its outcome; returns the id. */
    static String work(byte[] file, int headCount) {
        String id = upload(file, headCount).statusCode(202).extract().path("id");
        await(id);
        return id;
    }

    static void await(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(id).extract().path("state").equals("done"));
    }

    static ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(Keys.clerk(REGION))
                .get("/api/v1/filing-batches/" + path)
                .then();
    }

    static byte[] result(String id) {
        return get(id + "/result").statusCode(200).extract().asByteArray();
    }
}
