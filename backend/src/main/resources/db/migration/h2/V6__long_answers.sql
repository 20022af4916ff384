-- An answer holds the document that was written, and more; a text column takes no more than a document.
ALTER TABLE idempotency ALTER COLUMN answer SET DATA TYPE CHARACTER LARGE OBJECT;
