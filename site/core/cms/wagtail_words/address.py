"""Where Wagtail and allauth say “je” to who works in the CMS: it says “u”, as the rest does."""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

ADDRESS = (
    gettext_noop("<b>'{title}' is locked</b> by <b>you</b>."),
    gettext_noop("Cannot overwrite a revision that was not created by the current user."),
    gettext_noop("Lock/unlock pages you've locked"),
    gettext_noop("Locked by you"),
    gettext_noop("Only you can make changes while the %(model_name)s is locked"),
    gettext_noop("The page title as you'd like it to be seen by the public"),
    gettext_noop("The password you have entered is not correct. Please try again."),
    gettext_noop("You need a password to access this page."),
    gettext_noop(
        "Your account doesn't have access to this page. To proceed, please log in with an account that has access."
    ),
    gettext_noop("Your username and password didn't match. Please try again."),
    ngettext_lazy(
        "%(count)s of the pages being copied is live. Would you like to publish its copy?",
        "%(count)s of the pages being copied are live. Would you like to publish their copies?",
        "number",
    ),
    gettext_noop(
        "A link to reset your password has been emailed to you if an account exists for this address."
    ),
    gettext_noop("Add tasks to your workflow"),
    gettext_noop(
        'Alternatively you can <a href="%(unpublish_url)s">unpublish the page</a>. This removes the page from public view and you can edit or publish it again later.'
    ),
    gettext_noop("Alternatively, you can view the latest version in a new tab."),
    gettext_noop("Are you sure you want to convert this alias into an ordinary page?"),
    gettext_noop("Are you sure you want to delete these pages?"),
    gettext_noop("Are you sure you want to delete this collection?"),
    gettext_noop("Are you sure you want to delete this page?"),
    gettext_noop("Are you sure you want to disable this task?"),
    gettext_noop("Are you sure you want to disable this workflow?"),
    gettext_noop("Are you sure you want to move these pages?"),
    gettext_noop(
        "Are you sure you want to move this page and all of its children into '%(title)s'?"
    ),
    gettext_noop("Are you sure you want to move this page into '%(title)s'?"),
    gettext_noop("Are you sure you want to publish these pages?"),
    gettext_noop("Are you sure you want to unpublish these pages?"),
    gettext_noop("Are you sure you want to unpublish this page?"),
    gettext_noop("Are you sure you want to unschedule this revision?"),
    gettext_noop("Assign your workflow to pages"),
    gettext_noop("Assign your workflow to snippets"),
    gettext_noop("Awaiting your review"),
    gettext_noop("Check your email"),
    gettext_noop("Choose which type of page you'd like to create."),
    gettext_noop("Choose which type of task you'd like to create."),
    gettext_noop(
        "Converting this to an internal link to %(page)s would make the link automatically update if the underlying page changes its URL. Would you like to do this?"
    ),
    gettext_noop("Edit your notification preferences here:"),
    gettext_noop("Enter your %(username_field_name)s"),
    gettext_noop("Enter your email address to reset your password"),
    gettext_noop("Give your workflow a name"),
    gettext_noop("If you confirm deletion"),
    gettext_noop(
        "If you just want to add pages to an existing site, create them as children of the homepage instead."
    ),
    gettext_noop(
        "Keyboard shortcuts are currently disabled; manage your %(account_link)s to enable them."
    ),
    gettext_noop(
        "Keyboard shortcuts are currently enabled; manage your %(account_link)s to disable them."
    ),
    gettext_noop("Locked by <b>you</b> at <b>%(locking_date)s</b>"),
    gettext_noop("No %(model_name)s match your query."),
    gettext_noop(
        'No collections have been created. Why not <a href="%(add_collection_url)s">add one</a>?'
    ),
    gettext_noop('No tasks have been created. Why not <a href="%(add_url)s">add one</a>?'),
    gettext_noop("Password change successful"),
    gettext_noop("Please follow the link below to reset your password:"),
    gettext_noop("Proceeding will overwrite the changes made by %(user_name)s."),
    gettext_noop("Proceeding will overwrite the changes you made in that window."),
    gettext_noop("Reset your password"),
    gettext_noop("Save your changes before leaving"),
    gettext_noop("Set your new password"),
    gettext_noop("Sorry, you cannot create a page at this location."),
    gettext_noop("Sorry, you do not have permission to access this area."),
    gettext_noop(
        "This is your dashboard on which helpful information about content you've created will be displayed."
    ),
    gettext_noop("This page is live. Would you like to publish its copy as well?"),
    gettext_noop("This page is locked, by you, to further editing"),
    ngettext_lazy(
        "This task is in progress on %(states_in_progress)d page/snippet. Disabling this task will cause it to be skipped in the moderation workflow and not be listed for selection when editing a workflow.",
        "This task is in progress on %(states_in_progress)d pages/snippets. Disabling this task will cause it to be skipped in the moderation workflow and not be listed for selection when editing a workflow.",
        "number",
    ),
    gettext_noop(
        "This workflow is currently in progress on %(workflow_states_in_progress)s pages. Deleting this workflow will cancel moderation on these page. Are you sure you want to delete this workflow?"
    ),
    gettext_noop(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to view the last saved version."
    ),
    gettext_noop(
        'Why not <a class="create-one-now" href="#tab-new" data-action="w-tabs#select:prevent" data-w-tabs-target="trigger" data-w-tabs-focus-param="true">create one now</a>?'
    ),
    gettext_noop(
        'Workflows apply to child pages too. If you select a parent page here, its child pages will also use this workflow. See <a href="%(workflow_pages_url)s">the list of the pages</a> your workflow applies to.'
    ),
    gettext_noop("Would you still like to publish this %(model_name)s?"),
    gettext_noop("Would you still like to publish this page?"),
    gettext_noop(
        "You are viewing a previous version of this %(model_name)s from <b>%(created_at)s</b> by %(user)s"
    ),
    gettext_noop(
        "You are viewing a previous version of this page from <b>%(created_at)s</b> by %(user)s"
    ),
    gettext_noop("You can edit the page here:"),
    gettext_noop("You can edit the privacy settings on:"),
    gettext_noop("You can preview the page here:"),
    gettext_noop("You can view the page here:"),
    gettext_noop("You cannot assign this workflow to the same page multiple times."),
    gettext_noop('You cannot create a page of type "%(page_type)s" under "%(page_title)s".'),
    gettext_noop("You cannot edit another user's comment."),
    gettext_noop("You do not have permission to access the admin."),
    gettext_noop('You do not have permission to copy to page "%(page_title)s"'),
    gettext_noop('You do not have permission to create a page under "%(page_title)s".'),
    gettext_noop('You do not have permission to publish pages at "%(page_title)s"'),
    ngettext_lazy(
        "You don't have permission to delete this page",
        "You don't have permission to delete these pages",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to move this page",
        "You don't have permission to move these pages",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to publish this page",
        "You don't have permission to publish these pages",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to unpublish this page",
        "You don't have permission to unpublish these pages",
        "number",
    ),
    gettext_noop("You have <span>unsaved edits</span>"),
    gettext_noop("You have been successfully logged out."),
    gettext_noop("You have unsaved changes in another window"),
    gettext_noop("You haven't created any tasks."),
    gettext_noop("You saved a new version in another window"),
    gettext_noop("Your %(username_field)s and password didn't match. Please try again."),
    gettext_noop("Your account settings have been changed successfully!"),
    gettext_noop("Your locked pages"),
    gettext_noop("Your pages and snippets in a workflow"),
    gettext_noop("Your username (in case you've forgotten):"),
    gettext_noop(
        "<p>Select a file where redirects are separated into rows and contains the columns representing <code>from</code> and <code>to</code> (they can be named anything).</p> <p>After submitting you will be taken to a confirmation view where you can customize your redirects before import.</p>"
    ),
    gettext_noop("Are you sure you want to delete this redirect?"),
    gettext_noop(
        'No redirects have been created. Why not <a href="%(wagtailredirects_add_redirect_url)s">add one</a>?'
    ),
    gettext_noop("Are you sure you want to assign this role to these users?"),
    gettext_noop("Are you sure you want to change the active state for these users?"),
    gettext_noop("Are you sure you want to delete these users?"),
    gettext_noop("Are you sure you want to delete this group?"),
    gettext_noop(
        "Receive notification when comments have been created, resolved, or deleted on a page that you have subscribed to receive comment notifications on"
    ),
    gettext_noop("Receive notification when your page edit is approved"),
    gettext_noop("Receive notification when your page edit is rejected"),
    gettext_noop("Select your current time zone"),
    gettext_noop("Sorry, no users match your query"),
    gettext_noop(
        'The token "%(name)s" has been created, copy it now, it will never be shown again.'
    ),
    gettext_noop(
        'There are no groups configured. Why not <a href="%(wagtailusers_create_group_url)s">add some</a>?'
    ),
    gettext_noop("You cannot change your own active status"),
    ngettext_lazy(
        "You don't have permission to delete this user",
        "You don't have permission to delete these users",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to edit this user",
        "You don't have permission to edit these users",
        "number",
    ),
    ngettext_lazy(
        "Are you sure you want to add the following image to the selected collection?",
        "Are you sure you want to add the following images to the selected collection?",
        "number",
    ),
    ngettext_lazy(
        "Are you sure you want to delete this image?",
        "Are you sure you want to delete these images?",
        "number",
    ),
    ngettext_lazy(
        "Are you sure you want to tag the following image?",
        "Are you sure you want to tag the following images?",
        "number",
    ),
    gettext_noop("Or choose from your computer"),
    gettext_noop("Report this error to your website administrator with the following information:"),
    gettext_noop('Sorry, no images match "<em>%(query_string)s</em>"'),
    gettext_noop(
        "Upload successful. However, your new image seems to be a duplicate of an existing image. You may delete it if it wasn't required."
    ),
    gettext_noop(
        "Upload successful. However, your new image seems to be a duplicate of this existing image. You may delete it if it wasn't required."
    ),
    gettext_noop(
        "Upload successful. Please update this image with a more appropriate title, if necessary. You may also delete the image completely if the upload wasn't required."
    ),
    gettext_noop(
        'Why not <a class="upload-one-now" href="#tab-upload" data-action="w-tabs#select:prevent" data-w-tabs-target="trigger" data-w-tabs-focus-param="true">upload one now</a>?'
    ),
    ngettext_lazy(
        "You don't have permission to add tags to this image",
        "You don't have permission to add tags to these images",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to add this image to a collection",
        "You don't have permission to add these images to a collection",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to delete this image",
        "You don't have permission to delete these images",
        "number",
    ),
    gettext_noop("You haven't uploaded any images in this collection."),
    gettext_noop(
        'You haven\'t uploaded any images in this collection. Why not <a href="%(wagtailimages_add_image_url)s">upload one now</a>?'
    ),
    gettext_noop("You haven't uploaded any images."),
    gettext_noop(
        'You haven\'t uploaded any images. Why not <a href="%(wagtailimages_add_image_url)s">upload one now</a>?'
    ),
    gettext_noop("Are you sure you want to delete %(count)s %(snippet_type_name)s?"),
    gettext_noop("Are you sure you want to delete this %(snippet_type_name)s?"),
    gettext_noop("You don't have permission to delete these %(snippet_plural_name)s"),
    gettext_noop("You don't have permission to delete this %(snippet_type_name)s"),
    ngettext_lazy(
        "Are you sure you want to add the following document to the selected collection?",
        "Are you sure you want to add the following documents to the selected collection?",
        "number",
    ),
    ngettext_lazy(
        "Are you sure you want to delete this document?",
        "Are you sure you want to delete these documents?",
        "number",
    ),
    ngettext_lazy(
        "Are you sure you want to tag the following document?",
        "Are you sure you want to tag the following documents?",
        "number",
    ),
    gettext_noop(
        "Upload successful. Please update this document with a more appropriate title, if necessary. You may also delete the document completely if the upload wasn't required."
    ),
    ngettext_lazy(
        "You don't have permission to add tags to this document",
        "You don't have permission to add tags to these documents",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to add this document to a collection",
        "You don't have permission to add these documents to a collection",
        "number",
    ),
    ngettext_lazy(
        "You don't have permission to delete this document",
        "You don't have permission to delete these documents",
        "number",
    ),
    gettext_noop("You haven't uploaded any documents in this collection."),
    gettext_noop(
        'You haven\'t uploaded any documents in this collection. Why not <a href="%(wagtaildocs_add_document_url)s">upload one now</a>?'
    ),
    gettext_noop("You haven't uploaded any documents."),
    gettext_noop(
        'You haven\'t uploaded any documents. Why not <a href="%(wagtaildocs_add_document_url)s">upload one now</a>?'
    ),
    gettext_noop("You need a password to access this document."),
    gettext_noop(
        "Are you sure you want to convert this page into an alias? This will overwrite the content of the page with the content of '%(source_page_title)s' (%(source_page_locale)s)"
    ),
    gettext_noop("Are you sure you want to remove this security key?"),
    gettext_noop("Are you sure?"),
    gettext_noop(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes additional requirements such as biometrics or PIN protection."
    ),
    gettext_noop("Enter your password:"),
    gettext_noop(
        "If you choose to trust this browser, you will not be asked for a verification code the next time you sign in."
    ),
    gettext_noop(
        "To protect your account with two-factor authentication, scan the QR code below with your authenticator app. Then, input the verification code generated by the app below."
    ),
    gettext_noop(
        "You are about to create a passkey for your account. As you can add additional keys later on, you can use a descriptive name to tell the keys apart."
    ),
    gettext_noop(
        "You are about to deactivate authenticator app based authentication. Are you sure?"
    ),
    gettext_noop("You are about to generate a new set of recovery codes for your account."),
    gettext_noop(
        "You can store this secret and use it to reinstall your authenticator app at a later time."
    ),
    gettext_noop(
        "You cannot activate two-factor authentication until you have verified your email address."
    ),
    gettext_noop(
        "You cannot add an email address to an account protected by two-factor authentication."
    ),
    gettext_noop("You cannot deactivate two-factor authentication."),
    gettext_noop(
        "You cannot generate recovery codes without having two-factor authentication enabled."
    ),
    gettext_noop("You will receive a special code for a password-free sign-in."),
    gettext_noop(
        "Your account is protected by two-factor authentication. Please enter an authenticator code:"
    ),
)
