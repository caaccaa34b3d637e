using Jaring.Offices;
using Jaring.Retention;
using Jaring.Storage;
using Jaring.Storage.Shredding;

namespace Jaring.Files;

/// <summary>Bytes on the disk whose key is erased. Nothing opens them any more; they only take room. It asks the key file, not the store, so that an old copy of the store takes nobody's bytes away.</summary>
internal sealed class StrayBlobs(OfficeRegister offices, FileBlobs blobs, FileSpace space, ShredKeys keys) : IRetentionRule
{
    public string Kind => "file-blobs";

    public Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        space.Forget();
        return Task.FromResult(offices.All.Sum(o => blobs.RemoveErased(o.Id, keys)));
    }
}
