/** Special identities of insured persons (人员身份类别: 优抚, 医疗救助, 军人 …), told to hospitals in 1101. */
package org.crossregion.filing.identity;
