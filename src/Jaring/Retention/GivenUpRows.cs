using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Deliveries that were given up. They stay for a person to see; later nobody can do anything about them, and a list of old half-days in which something
/// happened is no good in a store (docs/threat-model.md). Told rows are the outbox's own affair (<c>Outbox:KeepTold</c>).
/// </summary>
internal sealed class GivenUpRows(IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "outbox-parked";

    public Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - options.Value.GivenUp).ToUnixTimeMilliseconds();
        return store.Set<OutboxRow>().Where(r => r.State == OutboxState.Parked && r.DueAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
