-- The same level is granted once; taking it away takes all of it.
UPDATE grants SET revoked_at = granted_at WHERE revoked_at IS NULL AND id > (
    SELECT min(g.id) FROM grants g WHERE g.revoked_at IS NULL AND g.account_id = grants.account_id AND g.site_id = grants.site_id
        AND g.level = grants.level AND coalesce(g.category_id, 0) = coalesce(grants.category_id, 0));
CREATE UNIQUE INDEX grants_once ON grants (account_id, site_id, level, coalesce(category_id, 0)) WHERE revoked_at IS NULL;
