drop function if exists change_visibility, change_boundary_times, change_carried, lock_change_carriers, lock_change_items, reconcile_changes cascade;
drop function record_items, record_parts, record_changes, unrecorded, attach_changes, tick_changes, prune_changes, renew_change_feed,
    check_change_cursor, check_change_moment, change_horizon, change_new_epoch, change_origin cascade;
drop table changes, change_boundaries, change_feed;
