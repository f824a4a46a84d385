/**
 * What all reference data has in common: files read row by row with every error named, versions
 * that grow only when something changes, one event for each change in the same transaction, and a
 * digest by which copies elsewhere can be compared with what is kept here.
 */
package org.crossregion.filing.reference;
