/**
 * Who did what: audit rows written in the business transaction, chained by hash soon after so that
 * a later change, removal or insertion shows; and what an auditor asks a service about itself.
 */
package org.crossregion.web.audit;
