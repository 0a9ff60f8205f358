package io.understudy.serving.control;

import java.util.List;

/** A loaded model whose answers are labels of a fixed set. */
public interface Labelled {

    List<String> labels();
}
