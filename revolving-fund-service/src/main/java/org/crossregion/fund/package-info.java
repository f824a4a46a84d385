/**
 * The revolving fund (周转金, 预付金): money paid ahead so that hospitals are paid before clearing money
 * arrives. Each capability is a package: quotas, the ledger, utilisation, alerts, forms, reference
 * files, and what the audit of the whole system compares.
 */
package org.crossregion.fund;
