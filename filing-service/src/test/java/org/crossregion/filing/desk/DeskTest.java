package org.crossregion.filing.desk;

import io.quarkus.test.common.WithTestResource;

import org.crossregion.embedded.TestServices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class with the service's database, broker, keys and neighbour. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
@WithTestResource(Neighbour.class)
public @interface DeskTest {}
