package org.yijian.routes.intake;

/** May close the intake for a while, for reasons that the routes need not know. */
@FunctionalInterface
public interface IntakeGate {

    /** Always open. */
    IntakeGate OPEN = () -> {
    };

    /**
     * Asked before a message is taken in.
     *
     * @throws org.yijian.security.error.FaultException with the reason, if none is taken at present
     */
    void check();
}
