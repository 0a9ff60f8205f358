package io.understudy.failure.boundary;

/** Ends a request in the boundary with a problem that the domain knows nothing of. */
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
