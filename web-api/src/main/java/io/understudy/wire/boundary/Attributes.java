package io.understudy.wire.boundary;

/** Names of the request attributes by which the layers of one request tell each other things. */
public final class Attributes {

    /** Label or id of the model version that an answer names; set by the resource, told apart in the metrics. */
    public static final String VERSION = "understudy.version";

    /** Name of the model that a request is about, as its caller or the configuration says it: there may be none of that name. */
    public static final String MODEL = "understudy.model";

    /** Template of the resource that a request reached, such as {@code /api/v1/models/{model}}. */
    public static final String ENDPOINT = "understudy.endpoint";

    private Attributes() {}
}
