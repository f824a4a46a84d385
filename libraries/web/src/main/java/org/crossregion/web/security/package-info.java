/**
 * Who may do what: roles and the institution or region a caller is held to, both from the bearer
 * token; the short-lived tokens services show each other; and the keys and tokens of development.
 */
package org.crossregion.web.security;
