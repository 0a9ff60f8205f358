package io.understudy.serving.control;

/** An input whose canonical form is no JSON, and that can be written as JSON where its model's inputs are to be kept. */
public interface Recordable {

    /** To be written as JSON. */
    Object recorded();
}
