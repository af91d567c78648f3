/**
 * The tables of the store and the one function that writes to them.
 *
 * Whoever appends holds the single row of `event_head` until the transaction commits. Positions are taken from that row, so they
 * have no gaps and their order is the order of commits: a reader that asks for `position > last` can never be overtaken by a
 * transaction that took a lower position and committed later (docs/adr/0003).
 */
export const EVENT_STORE_SCHEMA = `
CREATE TABLE event_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), position bigint NOT NULL);
INSERT INTO event_head (position) VALUES (0);

CREATE TABLE events (
  position    bigint PRIMARY KEY,
  stream      text COLLATE "C" NOT NULL,
  version     integer NOT NULL,
  id          uuid NOT NULL UNIQUE,
  type        text NOT NULL,
  data        jsonb NOT NULL,
  metadata    jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (stream, version)
);

CREATE FUNCTION append_events(to_stream text, expected integer, new_events jsonb)
RETURNS TABLE (outcome text, at_version integer, at_position bigint) LANGUAGE plpgsql AS $$
DECLARE
  head    bigint;
  actual  integer;
  incoming integer := jsonb_array_length(new_events);
  known   integer;
BEGIN
  SELECT h.position INTO head FROM event_head h FOR UPDATE;
  SELECT coalesce(max(e.version), 0) INTO actual FROM events e WHERE e.stream = to_stream;

  SELECT count(*) INTO known FROM jsonb_array_elements(new_events) n JOIN events e ON e.id = (n->>'id')::uuid;
  IF known > 0 THEN
    IF known = incoming AND NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place)
      JOIN events e ON e.id = (n.item->>'id')::uuid
      WHERE e.stream <> to_stream OR e.version <> expected + n.place
    ) THEN
      RETURN QUERY SELECT 'appended', e.version, e.position FROM events e WHERE e.stream = to_stream AND e.version = expected + incoming;
    ELSIF actual <> expected THEN
      RETURN QUERY SELECT 'wrong-version', actual, head;
    ELSE
      RETURN QUERY SELECT 'duplicate', actual, head;
    END IF;
    RETURN;
  END IF;

  IF actual <> expected THEN
    RETURN QUERY SELECT 'wrong-version', actual, head;
    RETURN;
  END IF;

  INSERT INTO events (position, stream, version, id, type, data, metadata)
  SELECT head + n.place, to_stream, expected + n.place, (n.item->>'id')::uuid, n.item->>'type', n.item->'data', n.item->'metadata'
  FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place);
  UPDATE event_head SET position = head + incoming;
  RETURN QUERY SELECT 'appended', expected + incoming, head + incoming;
END $$;
`;
