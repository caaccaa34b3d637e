using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>The name of a draft's shred key, and bytes in the place of text, as all that is locked. A draft from before has none until it is saved again, and is gone within its thirty days.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0013_DraftLocks")]
internal sealed class M0013_DraftLocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("shred_key", "drafts", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<byte[]>("locked", "drafts", nullable: false, defaultValue: Array.Empty<byte>());
        migrationBuilder.Sql("UPDATE drafts SET locked = CAST(sealed AS BLOB)");
        migrationBuilder.Sql("ALTER TABLE drafts DROP COLUMN sealed");
        migrationBuilder.Sql("ALTER TABLE drafts RENAME COLUMN locked TO sealed");
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
