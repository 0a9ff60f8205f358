package io.understudy.benchmark.overhead.echo;

/** An inference request, as plain public fields that every JSON library takes. */
public class EchoRequest {

    public Input[] inputs;

    public static class Input {
        public String name;
        public long[] shape;
        public String datatype;
        public float[] data;
    }
}
