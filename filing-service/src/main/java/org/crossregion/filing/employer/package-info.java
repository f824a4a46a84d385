/**
 * Employers and schools (参保单位): who they are, whom they employ from when to when, who acts for
 * them, and where money for their people is paid. Both are imported as files.
 */
package org.crossregion.filing.employer;
