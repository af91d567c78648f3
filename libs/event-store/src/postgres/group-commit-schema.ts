/**
 * The functions that write several appends in one statement, beside the tables of `EVENT_STORE_SCHEMA`.
 *
 * `append_together` takes the head once for all requests; each fact says which request it belongs to and which version it becomes. Those
 * that stand in nobody's way are written as one set, and first: at the right version, with ids that the log does not have, and not among
 * the `crossed`, which share their stream or an id with one before them. Every other one is judged on its own, in the order they came
 * in, by `append_in_turn`, on what those before it left; it has a row of its own in the answer. The row of request 0 says how many facts
 * were written together, and after which position. Conflicts are rows and never exceptions, so that nobody's conflict undoes what
 * another one wrote.
 *
 * `append_events` of the first schema stays for processes that still run an older version of the program.
 *
 * The plans go by index whatever the statistics say: a plan that was made while the table was small would stay.
 */
export const GROUP_COMMIT_SCHEMA = `
CREATE FUNCTION append_in_turn(to_stream text, expected integer, new_events jsonb)
RETURNS TABLE (outcome text, at_version integer, at_position bigint) LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  head     bigint;
  actual   integer;
  incoming integer := jsonb_array_length(new_events);
  distinct_ids integer;
  known    integer;
  in_place integer;
BEGIN
  SELECT h.position INTO head FROM event_head h FOR UPDATE;
  SELECT coalesce(max(e.version), 0) INTO actual FROM events e WHERE e.stream = to_stream;
  SELECT count(DISTINCT (n.item->>'id')::uuid), count(e.id),
         count(*) FILTER (WHERE e.stream = to_stream AND e.version = expected + n.place)
    INTO distinct_ids, known, in_place
    FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place)
    LEFT JOIN events e ON e.id = (n.item->>'id')::uuid;

  IF in_place = incoming THEN
    RETURN QUERY SELECT 'repeated', e.version, e.position FROM events e WHERE e.stream = to_stream AND e.version = expected + incoming;
  ELSIF actual <> expected THEN
    RETURN QUERY SELECT 'wrong-version', actual, head;
  ELSIF known > 0 OR distinct_ids < incoming THEN
    RETURN QUERY SELECT 'duplicate', actual, head;
  ELSE
    INSERT INTO events (position, stream, version, id, type, data, metadata, recorded_at)
    SELECT head + n.place, to_stream, expected + n.place, (n.item->>'id')::uuid, n.item->>'type', n.item->'data', n.item->'metadata',
           coalesce((n.item->>'recordedAt')::timestamptz, clock_timestamp())
    FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place);
    UPDATE event_head SET position = head + incoming;
    RETURN QUERY SELECT 'appended', expected + incoming, head + incoming;
  END IF;
END $$;

CREATE FUNCTION append_together(streams text[], expecteds integer[], crossed integer[], new_events jsonb)
RETURNS TABLE (request integer, outcome text, at_version integer, at_position bigint) LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  head    bigint;
  written integer;
  alone   integer[];
BEGIN
  SELECT h.position INTO head FROM event_head h FOR UPDATE;
  alone := crossed || ARRAY(
    SELECT r.place::integer FROM unnest(streams, expecteds) WITH ORDINALITY AS r(stream, expected, place)
    WHERE r.expected <> coalesce((SELECT e.version FROM events e WHERE e.stream = r.stream ORDER BY e.version DESC LIMIT 1), 0)
  ) || ARRAY(
    SELECT (n.item->>'request')::integer FROM jsonb_array_elements(new_events) AS n(item)
    WHERE (SELECT true FROM events e WHERE e.id = (n.item->>'id')::uuid)
  );

  INSERT INTO events (position, stream, version, id, type, data, metadata, recorded_at)
  SELECT head + row_number() OVER (ORDER BY n.place), streams[(n.item->>'request')::integer], (n.item->>'version')::integer,
         (n.item->>'id')::uuid, n.item->>'type', n.item->'data', n.item->'metadata',
         coalesce((n.item->>'recordedAt')::timestamptz, clock_timestamp())
  FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place)
  WHERE (n.item->>'request')::integer <> ALL (alone);
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE event_head SET position = head + written WHERE written > 0;
  RETURN QUERY SELECT 0, 'together', written, head;
  IF alone = '{}' THEN
    RETURN;
  END IF;

  FOR request IN SELECT DISTINCT a FROM unnest(alone) AS a ORDER BY a LOOP
    RETURN QUERY SELECT request, t.outcome, t.at_version, t.at_position FROM append_in_turn(streams[request], expecteds[request], (
      SELECT jsonb_agg(n.item ORDER BY n.place) FROM jsonb_array_elements(new_events) WITH ORDINALITY AS n(item, place)
      WHERE (n.item->>'request')::integer = request)) t;
  END LOOP;
END $$;
`;
