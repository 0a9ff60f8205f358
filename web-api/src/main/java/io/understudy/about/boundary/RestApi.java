package io.understudy.about.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** One JAX-RS application for the whole origin; it finds its resources and providers by their annotations. */
@ApplicationPath("/")
public class RestApi extends Application {}
