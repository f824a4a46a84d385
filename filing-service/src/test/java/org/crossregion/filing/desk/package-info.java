/** What the tests of this service share: its start, sample data, tokens and calls. */
package org.crossregion.filing.desk;
