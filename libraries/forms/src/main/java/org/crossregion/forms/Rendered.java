package org.crossregion.forms;

/** A form in one file format, ready to be sent or stored. */
public record Rendered(byte[] bytes, String mediaType, String fileName) {}
