/** The forms about one filing: 1 登记备案表 and 2 个人承诺书. */
package org.crossregion.filing.form;
