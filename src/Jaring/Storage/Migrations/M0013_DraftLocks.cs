using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>The name of a draft's shred key. A draft from before has none until it is saved again, and is gone within its thirty days.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0013_DraftLocks")]
internal sealed class M0013_DraftLocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("shred_key", "drafts", nullable: false, defaultValue: "");

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
