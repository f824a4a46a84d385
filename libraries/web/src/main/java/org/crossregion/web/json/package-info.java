/**
 * How our values look in JSON: amounts as decimal strings in yuan, codes and periods as text, dates
 * as ISO. Hostile texts (too deep, too long, with NUL or half characters) are refused while they
 * are read, naming the field.
 */
package org.crossregion.web.json;
