package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.schema.TextRules;

/** Tells what is wrong with a story by where it stands in the JSON that was sent. */
final class RequestFaults {

    private RequestFaults() {}

    /** The faults; what is wrong with an item that nobody sent is told of all that was sent. */
    static ProblemException problem(DocumentFaultsException faults, List<Edit> edits) {
        return ProblemException.badContent(
                faults.faults().stream().map(fault -> fault(fault, edits)).toList(), faults.others());
    }

    /**
     * @throws ProblemException (422) that names every item which would say more than is kept of one; what does so since before may
     *     say less, or go
     */
    static void requireNotTooLong(List<Append.Entry> entries, List<Edit> edits) {
        List<PointerFault> tooLong = new ArrayList<>();
        for (Append.Entry entry : entries) {
            String after = entry.after();
            if (after != null
                    && entry.kind() != ChangeKind.UNPUBLISHED
                    && (entry.before() == null
                            || after.length() > entry.before().length())) {
                TextRules.faultOfDocument(after)
                        .map(fault -> new DocumentFault(
                                entry.key().part(), entry.key().id(), "", fault))
                        .ifPresent(fault -> tooLong.add(fault(fault, edits)));
            }
        }
        if (!tooLong.isEmpty()) {
            throw ProblemException.badContent(tooLong);
        }
    }

    private static PointerFault fault(DocumentFault fault, List<Edit> edits) {
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            if (edit.key().part() == fault.part() && edit.key().id().equals(fault.id())) {
                String pointer = FeatureReader.pointerInFeature(fault.part(), fault.pointer());
                return new PointerFault(edits.size() == 1 ? pointer : WrittenForm.inBatch(i, pointer), fault.message());
            }
        }
        return new PointerFault("", fault.part().id() + '/' + fault.id() + ' ' + fault.message());
    }
}
