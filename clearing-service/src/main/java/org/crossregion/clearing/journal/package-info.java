/** What was done to the questions that regions ask each other, step by step, by whom and when. */
package org.crossregion.clearing.journal;
