-- One result for each currency: amounts of different currencies are never compared or added.
create function money_statistics(amounts numeric[], currencies text[], function text, fraction float8) returns jsonb
language sql immutable parallel safe
as $$
    select coalesce(jsonb_agg(jsonb_build_object('amount', result, 'currency', currency) order by currency collate "C"), '[]')
    from (
        select currency, case function
            when 'sum' then sum(amount)
            when 'min' then min(amount)
            when 'max' then max(amount)
            when 'avg' then round(avg(amount), 6)
            when 'percentile' then round((percentile_cont(fraction) within group (order by amount))::numeric, 6)
        end as result
        from unnest(amounts, currencies) as money (amount, currency)
        where amount is not null
        group by currency
    ) results
$$;
