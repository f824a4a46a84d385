/**
 * What a hospital applies for (清算申请, 3203 to 3206 and what provinces made of them), what is paid to
 * it and why not more (拨付单): fund applied, deducted, reserved, actually paid.
 */
package org.crossregion.clearing.claim;
