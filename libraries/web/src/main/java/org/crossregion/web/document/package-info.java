/**
 * Files that people hand in: whether they are what they are said to be and safe to open, and where
 * they lie, each content once, encrypted, outside the database.
 */
package org.crossregion.web.document;
