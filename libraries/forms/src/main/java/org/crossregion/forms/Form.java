package org.crossregion.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One form, complete and independent of any file format. Two equal forms render to equal bytes.
 *
 * @param form its number or name, such as {@code 9} or {@code 6-1}
 * @param title its printed title
 * @param header the lines below the title in order, such as 编制单位 and 期别
 * @param unit what amounts are printed in: 元, or 万元 where policy says so
 * @param sections its tables, fields and paragraphs
 * @param signOff who signs, in order, such as 制表人; an empty value leaves room to sign
 * @param number its official number; empty until it is issued
 * @param version which reckoning it shows, such as {@code 1}
 * @param code its verification code; empty if it cannot be verified
 * @param layout its paper
 */
public record Form(
        String form,
        String title,
        LinkedHashMap<String, String> header,
        String unit,
        List<Section> sections,
        LinkedHashMap<String, String> signOff,
        String number,
        String version,
        String code,
        Layout layout) {

    public Form {
        header = clean(header);
        signOff = clean(signOff);
        sections = List.copyOf(sections);
        title = Characters.clean(title);
        for (String part : List.of(form, unit, number, version, code)) {
            if (!part.equals(Characters.clean(part)) || part.contains("\n")) {
                throw new IllegalArgumentException("control characters in " + part);
            }
        }
    }

    /** The header in order; a copy, so that a form never changes. */
    @Override
    public LinkedHashMap<String, String> header() {
        return new LinkedHashMap<>(header);
    }

    /** The sign-off in order; a copy, so that a form never changes. */
    @Override
    public LinkedHashMap<String, String> signOff() {
        return new LinkedHashMap<>(signOff);
    }

    public Form withSignOff(LinkedHashMap<String, String> newSignOff) {
        return new Form(
                form, title, header, unit, sections, newSignOff, number, version, code, layout);
    }

    public Form withNumber(String newNumber) {
        return new Form(
                form, title, header, unit, sections, signOff, newNumber, version, code, layout);
    }

    public Form withCode(String newCode) {
        return new Form(
                form, title, header, unit, sections, signOff, number, version, newCode, layout);
    }

    /**
     * This form with the verification code that follows from what its hash covers and from its
     * number: sixteen letters and digits that cannot be mistaken for each other, in fours.
     */
    public Form withVerificationCode() {
        return withCode(VerificationCode.of(this));
    }

    private static LinkedHashMap<String, String> clean(Map<String, String> texts) {
        LinkedHashMap<String, String> clean = new LinkedHashMap<>();
        texts.forEach((label, text) -> clean.put(Characters.clean(label), Characters.clean(text)));
        return clean;
    }
}
