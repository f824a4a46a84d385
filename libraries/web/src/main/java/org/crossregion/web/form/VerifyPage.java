package org.crossregion.web.form;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.Beijing;

import java.time.format.DateTimeFormatter;

/** The answer to a verification code as people read it, in Chinese and English. */
final class VerifyPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>表证核验 Verification</title>
            <style>
            body { font-family: sans-serif; max-width: 52em; margin: 2em auto; padding: 0 1em;
                   line-height: 1.5; color: #222; }
            .status { padding: .6em 1em; border-left: .4em solid; font-size: 1.2em; }
            .current { border-color: #2e7d32; background: #e8f5e9; }
            .superseded { border-color: #b26a00; background: #fff4e0; }
            .unknown { border-color: #b71c1c; background: #fdecea; }
            table { border-collapse: collapse; margin: 1em 0; }
            th, td { border: 1px solid #bbb; padding: .3em .7em; text-align: left;
                     vertical-align: top; }
            td.amount { text-align: right; font-variant-numeric: tabular-nums; }
            code { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <h1>表证核验 <small lang="en">Verification of a form</small></h1>
            """;

    private static final String END = "</body>\n</html>\n";

    private VerifyPage() {}

    static String of(Verified form) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<p class=\"status ").append(form.status()).append("\">");
        Superseded instead = form.supersededBy();
        if (instead == null) {
            page.append("真实有效 <span lang=\"en\">genuine and current</span></p>\n");
        } else {
            page.append("真实，但已被取代 <span lang=\"en\">genuine, but superseded</span><br>")
                    .append(escaped(instead.reason()));
            if (!instead.version().isEmpty()) {
                page.append("；现行版本 current version: ").append(escaped(instead.version()));
            }
            if (!instead.number().isEmpty()) {
                page.append("；现行编号 current number: ").append(escaped(instead.number()));
            }
            page.append("</p>\n");
        }
        page.append("<table>\n");
        row(page, "名称 title", form.title());
        row(page, "表号 form", form.form());
        row(page, "编号 number", form.number().isEmpty() ? "—" : form.number());
        row(page, "版本 version", form.version());
        row(page, "制发时间 issued at", TIME.format(form.issuedAt().atZone(Beijing.ZONE)));
        row(page, "核验码 code", form.code());
        row(page, "SHA-256", form.sha256());
        page.append("</table>\n");
        for (JsonNode section : form.totals()) {
            totals(page, section, form.unit());
        }
        page.append(
                "<p>请核对纸面上的合计与本页是否一致。<br><span lang=\"en\">The totals on paper must be those"
                        + " on this page.</span></p>\n");
        return page.append(END).toString();
    }

    static String unknown(String code) {
        return HEAD
                + "<p class=\"status unknown\">查无此核验码 <span lang=\"en\">no form of this service has"
                + " this code</span></p>\n<p><code>"
                + escaped(code)
                + "</code></p>\n<p>请检查核验码是否抄录有误；确认无误的，此表证不是本系统制发。<br><span"
                + " lang=\"en\">If the code was copied correctly, the form was not issued"
                + " here.</span></p>\n"
                + END;
    }

    private static void totals(StringBuilder page, JsonNode section, String unit) {
        page.append("<h2>合计 total")
                .append(
                        section.path("section").asText().isEmpty()
                                ? ""
                                : "：" + escaped(section.path("section").asText()))
                .append(unit.isEmpty() ? "" : "（" + escaped(unit) + "）")
                .append("</h2>\n<table>\n");
        JsonNode titles = section.path("titles");
        JsonNode values = section.path("totals");
        for (int i = 0; i < values.size(); i++) {
            String value = values.path(i).asText("");
            if (!value.isEmpty() && !values.path(i).isNull()) {
                page.append("<tr><th>")
                        .append(escaped(titles.path(i).asText("")))
                        .append("</th><td class=\"amount\">")
                        .append(escaped(value))
                        .append("</td></tr>\n");
            }
        }
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String label, String value) {
        page.append("<tr><th>")
                .append(label)
                .append("</th><td><code>")
                .append(escaped(value))
                .append("</code></td></tr>\n");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(
                    switch (c) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '"' -> "&quot;";
                        case '\'' -> "&#39;";
                        default -> String.valueOf(c);
                    });
        }
        return escaped.toString();
    }
}
