/**
 * Files that hospital systems send and fetch beside their transactions (9101 文件上传, 9102 文件下载): an
 * institution's own, for as long as they may be fetched.
 */
package org.crossregion.clearing.file;
