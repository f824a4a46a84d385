package org.crossregion.web.reference;

/** One kind of reference data that comes from files, such as {@code regions}; a bean. */
public interface ReferenceKind {

    /** Its name in the address. */
    String kind();

    /**
     * Takes over a file, all or nothing, in one transaction of its own making
     * ({@code @Transactional}). Importing the same file again changes nothing.
     *
     * @throws org.crossregion.web.problem.Refused naming every rejected line; {@link CsvRows} and
     *     {@link YamlRows} do so
     */
    ImportResult importFile(byte[] content);

    /** The whole kind as a file that {@link #importFile} takes back. */
    byte[] export();

    /** {@code text/csv} or {@code application/yaml}. */
    String mediaType();
}
