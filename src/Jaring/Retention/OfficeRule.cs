using Jaring.Offices;
using Jaring.Storage;

namespace Jaring.Retention;

/// <summary>A rule that goes from office to office, because days, hours and years are those of each office's own clock.</summary>
internal abstract class OfficeRule(OfficeRegister offices) : IRetentionRule
{
    public abstract string Kind { get; }

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            erased += await EraseAsync(store, office, cancellationToken);
        }

        return erased;
    }

    /// <summary>As <see cref="IRetentionRule.EraseAsync"/>, of one office.</summary>
    protected abstract Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken);
}
