/**
 * The nation's result of a month as a province loads it (导入国家结果): read, compared with our details
 * row by row, differences resolved by name, and the gate that lets a month be generated only once
 * both are the same to the fen.
 */
package org.crossregion.clearing.national;
