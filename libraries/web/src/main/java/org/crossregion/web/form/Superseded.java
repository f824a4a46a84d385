package org.crossregion.web.form;

/**
 * What has taken the place of a form.
 *
 * @param version which version counts now; empty if it has none
 * @param number its official number; empty if it has none
 * @param reason why, in Chinese, as the verification page says it
 */
public record Superseded(String version, String number, String reason) {}
