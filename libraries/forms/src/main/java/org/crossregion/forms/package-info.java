/**
 * Official forms: declared once as values, rendered to XLSX, PDF, CSV, canonical JSON and HTML.
 *
 * <p>A {@link org.crossregion.forms.Form} is title, header, sections, sign-off, number, version and
 * verification code; {@link org.crossregion.forms.FormRenderer} gives the bytes of any {@link
 * org.crossregion.forms.Format}. The same form gives the same bytes, always: no clock, no random
 * id. {@link org.crossregion.forms.CanonicalJson} says what a form's hash covers, and {@link
 * org.crossregion.forms.AmountInWords} writes an amount the way a notice must (大写).
 */
package org.crossregion.forms;
