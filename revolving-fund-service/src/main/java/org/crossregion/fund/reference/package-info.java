/**
 * What comes from outside: quota policies, quota bases and statements of paid-in money as files,
 * and the names of regions as filing-service publishes them.
 */
package org.crossregion.fund.reference;
