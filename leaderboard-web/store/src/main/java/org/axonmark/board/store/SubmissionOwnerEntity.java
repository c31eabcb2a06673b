package org.axonmark.board.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whose a submission's id is. */
@Entity
@Table(name = "submission_owner")
class SubmissionOwnerEntity {

    @Id
    String submission = "";

    String account = "";

    /** For Hibernate. */
    protected SubmissionOwnerEntity() {}

    SubmissionOwnerEntity(String submission, String account) {
        this.submission = submission;
        this.account = account;
    }
}
