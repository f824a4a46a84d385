package org.crossregion.clearing.file;

/** The name of a file that was handed in, as it is kept and shown. */
public final class FileName {

    private static final int LONGEST = 200;

    private FileName() {}

    /** The name alone, without a path; at most what a list shows. */
    public static String of(String given) {
        String name =
                given == null ? "" : given.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
